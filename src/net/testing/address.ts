import fc from 'fast-check';

/** Web addresses of every kind that somebody could write, usable and not. */
export const anyAddress: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('https://', 'http://', 'HTTPS:', 'https:\\\\', '//', 'ftp://', 'data:,', ''),
      fc.constantFrom('', '', '', '', 'me@', 'me:secret@', ':@'),
      fc.oneof(
        fc.constantFrom(
          'badges.example',
          'BADGES.example.',
          'a.b',
          'localhost',
          'x.local',
          '1.1.1.1',
          '127.1',
          '[::1]',
          '[2606:4700::1]',
          'é.example',
          '..',
          '',
        ),
        fc.stringMatching(/^[a-z0-9-]{1,8}(\.[a-z]{1,6}){0,2}$/),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }).map(String),
        fc.string({ maxLength: 8 }),
      ),
      fc.constantFrom('', '', '', ':443', ':80', ':8443', ':0', ':99999', ':'),
      fc.oneof(fc.constantFrom('', '/', '/a?b#c', '?x', '#y', '/%00', '/@b'), fc.string({ maxLength: 12 })),
    )
    .map((parts) => parts.join('')),
  fc.string(),
);
