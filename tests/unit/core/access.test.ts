import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccess, parseStoredAccess } from '../../../src/core/access.ts';

const link = 'https://files.example.org/a.zip';
const origin = 'https://files.example.org';

describe('parseAccess', () => {
  it.each([
    ['Authorization: Bearer a:b', [{ name: 'Authorization', value: 'Bearer a:b' }]],
    [
      '  X-Token :  7 \r\n\r\nx-b:',
      [
        { name: 'X-Token', value: '7' },
        { name: 'x-b', value: '' },
      ],
    ],
    ['X-Name: Zoë', [{ name: 'X-Name', value: 'Zoë' }]],
  ])('reads %j', (headers, read) => {
    expect(parseAccess(link, { headers, cookies: false })).toEqual({
      ok: true,
      access: { origin, headers: read, cookies: false },
    });
  });

  it('asks for nothing where nothing is given', () => {
    expect(parseAccess(link, { headers: ' \n', cookies: false })).toEqual({
      ok: true,
      access: null,
    });
  });

  it('takes cookies alone', () => {
    const access = { origin, headers: [], cookies: true };
    expect(parseAccess(link, { headers: '', cookies: true })).toEqual({ ok: true, access });
  });

  it.each([
    ['Bearer abc', 'syntax', 1],
    [': abc', 'syntax', 1],
    ['X-A: 1\nX B: 2', 'syntax', 2],
    ['Ümlaut: 1', 'syntax', 1],
    ['Cookie: a=b', 'forbidden', 1],
    ['HOST: example.org', 'forbidden', 1],
    ['Proxy-Authorization: x', 'forbidden', 1],
    ['Sec-Fetch-Site: none', 'forbidden', 1],
    ['X-HTTP-Method-Override: get, trace', 'forbidden', 1],
    ['\n\nRange: bytes=0-1', 'reserved', 3],
    ['if-range: "a"', 'reserved', 1],
    ['If-None-Match: "a"', 'reserved', 1],
    ['X-Snow: ☃', 'value', 1],
    ['X-Null: a\0b', 'value', 1],
    ['X-Return: a\rb', 'value', 1],
  ])('refuses %j by its %s', (headers, why, line) => {
    expect(parseAccess(link, { headers, cookies: false })).toMatchObject({
      ok: false,
      error: { code: 'invalid-header', why, line },
    });
  });

  it('passes on only what the platform sends', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .tuple(fc.string(), fc.string({ unit: 'binary' }))
        .map(([name, value]) => `${name}: ${value}`),
    );
    fc.assert(
      fc.property(text, (headers) => {
        const parsed = parseAccess(link, { headers, cookies: false });
        if (!parsed.ok) return;
        for (const { name, value } of parsed.access?.headers ?? []) {
          expect(new Headers([[name, value]]).get(name)).toBe(value);
        }
      }),
    );
  });
});

describe('parseStoredAccess', () => {
  it('reads what was parsed again', () => {
    const parsed = parseAccess(link, { headers: 'Authorization: x\nX-A: y', cookies: true });
    if (!parsed.ok) throw new Error('not parsed');
    expect(parseStoredAccess(structuredClone(parsed.access))).toEqual(parsed.access);
  });

  it('drops headers that could not have been given', () => {
    const headers = [{ name: 'Range', value: 'bytes=0-' }, { name: 'X-A', value: 'y' }, null, 7];
    expect(parseStoredAccess({ origin, headers, cookies: 'yes' })).toEqual({
      origin,
      headers: [{ name: 'X-A', value: 'y' }],
      cookies: false,
    });
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void parseStoredAccess(value)));
  });
});
