import ipaddr from 'ipaddr.js';

type Address = ReturnType<typeof ipaddr.parse>;

/** The only block from which global unicast addresses are given out (RFC 4291, section 2.4, and the IANA registry). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** RFC 6052, section 2.1: the well-known NAT64 prefix. RFC 8215's local one leaves the place of the IPv4 address open. */
const WELL_KNOWN_NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/**
 * An IP address in its shortest spelling, whatever the spelling given (brackets, zone, IPv4 mapped into IPv6, which
 * comes back as IPv4); undefined for a name.
 */
export function addressOf(text: string): string | undefined {
  const address = parse(text);
  return address && ipaddr.process(address.toString()).toString();
}

/**
 * Is this IP address one that the whole Internet can reach? Loopback, private, link-local, carrier-grade NAT,
 * multicast, reserved and documentation ranges are not. Addresses that carry an IPv4 address (mapped, 6to4, NAT64)
 * are as public as the one they carry: behind DNS64 every IPv4-only host is met at a NAT64 address.
 */
export function isPublicAddress(text: string): boolean {
  const address = parse(text);
  return address !== undefined && isPublic(address);
}

function isPublic(address: Address): boolean {
  if (address.kind() === 'ipv4') return address.range() === 'unicast';
  const six = address as ipaddr.IPv6;
  const bytes = six.toByteArray();
  switch (six.range()) {
    case 'ipv4Mapped':
      return isPublic(embedded(bytes, 12));
    case '6to4':
      return isPublic(embedded(bytes, 2));
    case 'rfc6052':
      return six.match(WELL_KNOWN_NAT64) && isPublic(embedded(bytes, 12));
    case 'unicast':
      return six.match(GLOBAL_UNICAST);
    default:
      return false;
  }
}

function embedded(bytes: number[], from: number): ipaddr.IPv4 {
  return new ipaddr.IPv4(bytes.slice(from, from + 4));
}

function parse(text: string): Address | undefined {
  const bare = text.replace(/^\[(.*)\]$/, '$1').replace(/%.*$/, '');
  // Only full dotted quads count as IPv4: "1" and "0x7f" are names here (a URL has been normalised already).
  if (!bare.includes(':') && !/^\d{1,3}(\.\d{1,3}){3}$/.test(bare)) return undefined;
  return ipaddr.isValid(bare) ? ipaddr.parse(bare) : undefined;
}
