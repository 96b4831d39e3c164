/**
 * Contexts of the specifications' own examples: public test vectors use them. V2 gives every undefined term an IRI, so
 * those terms are signed.
 */
export const examplesV2 = { '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } };

const EX = 'https://example.org/examples#';

/** The terms of `credentials/examples/v1` that education credentials use (VCDM 1.1, "Examples"). */
export const examplesV1 = {
  '@context': {
    '@version': 1.1,
    ex: EX,
    schema: 'http://schema.org/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    AlumniCredential: 'ex:AlumniCredential',
    BachelorDegree: 'ex:BachelorDegree',
    UniversityDegreeCredential: 'ex:UniversityDegreeCredential',
    alumniOf: { '@id': 'schema:alumniOf', '@type': 'rdf:HTML' },
    degree: 'ex:degree',
    degreeType: 'ex:degreeType',
    degreeSchool: 'ex:degreeSchool',
    name: { '@id': 'schema:name', '@type': 'rdf:HTML' },
  },
};
