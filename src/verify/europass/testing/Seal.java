// Seals a credential as XAdES baseline B with the XML signatures of the JDK (Apache Santuario), an implementation that has
// nothing in common with ours. Usage: java Seal.java in.xml key.p8 RSA|EC seal.pem,middle.pem xpath|enveloped out.xml
import java.io.*;
import java.nio.file.*;
import java.security.*;
import java.security.cert.*;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.*;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.*;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.*;
import javax.xml.crypto.dsig.spec.*;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.*;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.*;

public class Seal {
  static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
  static final String ID = "id-rivage";

  public static void main(String[] args) throws Exception {
    var builders = DocumentBuilderFactory.newInstance();
    builders.setNamespaceAware(true);
    Document document = builders.newDocumentBuilder().parse(new File(args[0]));
    PrivateKey key = KeyFactory.getInstance(args[2]).generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(Paths.get(args[1]))));
    List<X509Certificate> chain = new ArrayList<>();
    for (String path : args[3].split(",")) {
      try (var in = new FileInputStream(path)) {
        chain.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
    }
    boolean byXPath = args[4].equals("xpath");
    // The Commission's software writes exclusive canonical XML throughout; the other form tries the older one.
    String writing = byXPath ? CanonicalizationMethod.EXCLUSIVE : CanonicalizationMethod.INCLUSIVE;

    XMLSignatureFactory xml = XMLSignatureFactory.getInstance("DOM");
    DigestMethod sha256 = xml.newDigestMethod(DigestMethod.SHA256, null);
    Transform removal = byXPath
      ? xml.newTransform(Transform.XPATH, new XPathFilterParameterSpec("not(ancestor-or-self::ds:Signature)", Map.of("ds", XMLSignature.XMLNS)))
      : xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null);
    Transform write = xml.newTransform(writing, (TransformParameterSpec) null);
    Reference whole = xml.newReference("", sha256, List.of(removal, write), null, "r-" + ID + "-1");
    Reference own = xml.newReference("#xades-" + ID, sha256, List.of(write), "http://uri.etsi.org/01903#SignedProperties", null);
    SignedInfo info = xml.newSignedInfo(
      xml.newCanonicalizationMethod(writing, (C14NMethodParameterSpec) null),
      xml.newSignatureMethod(args[2].equals("EC") ? "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384" : "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
      List.of(whole, own));
    KeyInfoFactory infos = xml.getKeyInfoFactory();
    KeyInfo keyInfo = infos.newKeyInfo(List.of(infos.newX509Data(chain)));

    Element qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
    qualifying.setAttributeNS(XMLConstants_XMLNS, "xmlns:xades", XADES);
    qualifying.setAttribute("Target", "#" + ID);
    Element signed = add(qualifying, "xades:SignedProperties", null);
    signed.setAttribute("Id", "xades-" + ID);
    signed.setIdAttribute("Id", true);
    Element about = add(signed, "xades:SignedSignatureProperties", null);
    add(about, "xades:SigningTime", "2025-07-01T09:27:47Z");
    Element digest = add(add(add(about, "xades:SigningCertificateV2", null), "xades:Cert", null), "xades:CertDigest", null);
    Element method = document.createElementNS(XMLSignature.XMLNS, "ds:DigestMethod");
    method.setAttribute("Algorithm", DigestMethod.SHA512);
    digest.appendChild(method);
    Element value = document.createElementNS(XMLSignature.XMLNS, "ds:DigestValue");
    value.setTextContent(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-512").digest(chain.get(0).getEncoded())));
    digest.appendChild(value);
    XMLObject object = xml.newXMLObject(List.of(new DOMStructure(qualifying)), null, null, null);

    Node place = document.getElementsByTagNameNS("*", "proof").item(0);
    DOMSignContext context = new DOMSignContext(key, place == null ? document.getDocumentElement() : place);
    context.setDefaultNamespacePrefix("ds");
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    xml.newXMLSignature(info, keyInfo, List.of(object), ID, null).sign(context);

    Transformer out = TransformerFactory.newInstance().newTransformer();
    out.transform(new DOMSource(document), new StreamResult(new File(args[5])));
  }

  static final String XMLConstants_XMLNS = "http://www.w3.org/2000/xmlns/";

  static Element add(Element parent, String name, String text) {
    Element element = parent.getOwnerDocument().createElementNS(XADES, name);
    if (text != null) element.setTextContent(text);
    parent.appendChild(element);
    return element;
  }
}
