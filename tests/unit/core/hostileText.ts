import fc from 'fast-check';

const fragments = [
  ...['bytes ', '0-9', '/', '*', '-', '=', ':', ';', ',', '"', '\\', '%', "'", ' ', '\t', '\r\n'],
  ...['filename', 'filename*', "UTF-8''", '%e2%82', 'attachment', '../', 'NUL', '.', '\u202e'],
  ...['md5', 'sha-256', 'crc32c', ':1B2M2Y8AsgTpgAmY7PhCfg==:', 'd41d8cd98f00b204e9800998ecf8427e'],
  ...['Sun, 06 Nov 1994 08:49:37 GMT', '99999999999999999999', '\ud800', '__proto__', 'https://'],
];

/** What a server, a user or an attacker may send: any text at all, or known pieces wrongly joined. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...fragments), maxLength: 12 }),
  fc.string({
    unit: fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'binary', maxLength: 3 })),
    maxLength: 20,
  }),
);
