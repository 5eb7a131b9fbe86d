import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from '../../../src/core/safeFileName.ts';
import { hostileText } from './hostileText.ts';

const troublesome = fc.constantFrom(
  ...['.', '..', ' ', '/', '\\', ':', '<', '*', '_', '\u0338', '\u0301', '\u00a0', '\u3000'],
  ...['con', 'NUL', 'com1', 'LPT¹', 'CONIN$', '.tar.gz', '.txt', '\u200d', '\u202e', '\ufeff'],
  ...[
    '\ud83d',
    '\udcbe',
    '💾',
    '年',
    'é',
    '\u212b',
    '\u2000',
    'a',
    'x'.repeat(190),
    '年'.repeat(65),
  ],
);
const troublesomeName = fc.oneof(
  hostileText,
  fc.string({ unit: troublesome, maxLength: 8 }),
  fc.string({ unit: fc.oneof(troublesome, fc.string({ unit: 'binary', maxLength: 2 })) }),
);

describe('safeFileName', () => {
  test.each([
    ['file.zip', 'file.zip'],
    ['年度报告 2026.pdf', '年度报告 2026.pdf'],
    ['e\u0301.txt', 'é.txt'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\evil.exe', 'evil.exe'],
    ['folder/', 'folder'],
    ['a<b>c:d"e|f?g*h.txt', 'a_b_c_d_e_f_g_h.txt'],
    ['invoice\u202Efdp.exe', 'invoicefdp.exe'],
    ['zero\u200Bwidth\uFEFF.txt', 'zerowidth.txt'],
    ['line\r\nbreak\0.txt', 'linebreak.txt'],
    ['.htaccess', 'htaccess'],
    ['..', 'download'],
    ['  name . ', 'name'],
    ['trailing.zip...', 'trailing.zip'],
    ['CON', '_CON'],
    ['nul.tar.gz', '_nul.tar.gz'],
    ['Com1 .txt', '_Com1 .txt'],
    ['lpt².log', '_lpt².log'],
    ['console.log', 'console.log'],
    ['com10.txt', 'com10.txt'],
    ['lone\ud800surrogate', 'lonesurrogate'],
    ['', 'download'],
    ['/', 'download'],
    ['\u202e', 'download'],
  ])('makes %j %j', (name, expected) => {
    expect(safeFileName(name)).toBe(expected);
  });

  test('shortens to 200 bytes and keeps the extension', () => {
    expect(safeFileName(`${'a'.repeat(300)}.zip`)).toBe(`${'a'.repeat(196)}.zip`);
    expect(safeFileName(`${'a'.repeat(300)}.tar.gz`)).toBe(`${'a'.repeat(193)}.tar.gz`);
    expect(safeFileName(`${'年'.repeat(100)}.pdf`)).toBe(`${'年'.repeat(65)}.pdf`);
    expect(safeFileName(`a${'💾'.repeat(100)}`)).toBe(`a${'💾'.repeat(49)}`);
    expect(safeFileName(`1.${'a'.repeat(300)}`)).toBe(`1.${'a'.repeat(198)}`);
  });

  test('makes the fallback safe too', () => {
    expect(safeFileName('', 'example.org')).toBe('example.org');
    expect(safeFileName('..', '../a:b')).toBe('a_b');
    expect(safeFileName('', '...')).toBe('download');
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(troublesomeName, (name) => {
        const safe = safeFileName(name);
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 2000 },
    );
  });

  test('no name makes it throw or return anything unsafe', () => {
    fc.assert(
      fc.property(troublesomeName, troublesomeName, (name, fallback) => {
        const safe = safeFileName(name, fallback);
        expect(safe).not.toBe('');
        expect(safe).toBe(safe.normalize('NFC'));
        expect(safe).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]/u);
        expect(safe).not.toMatch(/^[\s.]|[\s.]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200);
      }),
      { numRuns: 2000 },
    );
  });

  test('takes linear time', () => {
    const started = performance.now();
    safeFileName(`a${' .'.repeat(500_000)}b${'.'.repeat(500_000)}`);
    safeFileName(`${'/ '.repeat(500_000)}`);
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
