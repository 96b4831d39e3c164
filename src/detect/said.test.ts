import { expect, test } from 'vitest';
import { saidOf } from './said.ts';

const PROFILE = 'https://www.linkedin.com/in/camille/';

test.each([
  ['Issued Mar 2024 · Expires Mar 2027', 'Mar 2024', 'Expires Mar 2027'],
  ['Délivré en mars 2024 · Expiration : mars 2027', 'mars 2024', 'Expiration : mars 2027'],
  ['Issued Mar 2024 · No Expiration Date', 'Mar 2024', 'No Expiration Date'],
  ['Délivré en mars 2024 · Sans date d’expiration', 'mars 2024', 'Sans date d’expiration'],
  ['Issued Mar 2024', 'Mar 2024', undefined],
  // An end alone is not when it was awarded.
  ['Expires Mar 2027', undefined, 'Expires Mar 2027'],
])('%s', (line, date, until) => {
  const said = saidOf(['Robotique', 'Canopé', line], PROFILE);
  expect(said).toMatchObject({ title: 'Robotique', issuer: 'Canopé' });
  expect(said?.date).toBe(date);
  expect(said?.until).toBe(until);
});

test('an end on a line of its own', () => {
  const said = saidOf(['Robotique', 'Canopé', 'Expires Mar 2027', 'Issued Mar 2024'], PROFILE);
  expect(said).toMatchObject({ date: 'Mar 2024', until: 'Expires Mar 2027' });
});
