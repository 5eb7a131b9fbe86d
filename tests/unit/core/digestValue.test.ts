import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base64ToHex, bytesToHex } from '../../../src/core/digestValue.ts';
import { hostileText } from './hostileText.ts';

describe('base64ToHex', () => {
  test.each([
    ['', ''],
    ['Zg==', '66'],
    ['Zm8=', '666f'],
    ['Zm9v', '666f6f'],
    ['1B2M2Y8AsgTpgAmY7PhCfg==', 'd41d8cd98f00b204e9800998ecf8427e'],
    ['Zg', null],
    ['Zg=', null],
    ['Zh==', null],
    ['Zm9=', null],
    ['Z===', null],
    ['====', null],
    ['Zg==Zg==', null],
    ['Zm 9v', null],
    ['Zm9v\n', null],
    ['_-__', null],
  ])('decodes %j as %j', (value, expected) => {
    expect(base64ToHex(value)).toBe(expected);
  });

  test('agrees with another decoder on every sequence of bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const buffer = Buffer.from(bytes);
        expect(base64ToHex(buffer.toString('base64'))).toBe(buffer.toString('hex'));
        expect(bytesToHex(bytes)).toBe(buffer.toString('hex'));
      }),
    );
  });

  test('takes one spelling of each value, and no text makes it throw', () => {
    const almostBase64 = fc.string({ unit: fc.constantFrom('A', 'g', 'Z', '+', '/', '=', '9') });
    fc.assert(
      fc.property(fc.oneof(hostileText, almostBase64), (value) => {
        const hex = base64ToHex(value);
        if (hex !== null) expect(Buffer.from(hex, 'hex').toString('base64')).toBe(value);
      }),
    );
  });
});
