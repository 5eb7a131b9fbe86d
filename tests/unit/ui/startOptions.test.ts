import { describe, expect, it } from 'vitest';
import { leadToOneServer, noStartOptions, wishes } from '../../../src/ui/startOptions.ts';

describe('wishes', () => {
  it('asks for nothing where nothing was typed', () => {
    expect(wishes(noStartOptions, true)).toEqual({ access: { headers: '', cookies: false } });
  });

  it('keeps headers and cookies from all servers where there are several', () => {
    const options = { ...noStartOptions, headers: 'Authorization: x', cookies: true };
    expect(wishes(options, true)).toEqual({
      access: { headers: 'Authorization: x', cookies: true },
    });
    expect(wishes(options, false)).toEqual({});
  });

  it('reads numbers and times', () => {
    const startAt = '2026-01-02T03:04';
    expect(
      wishes({ ...noStartOptions, connections: '2', startPaused: true, startAt }, false),
    ).toEqual({
      connections: 2,
      startPaused: true,
      startAtMs: new Date(2026, 0, 2, 3, 4).getTime(),
    });
  });
});

describe('leadToOneServer', () => {
  it.each([
    [[], true],
    [['https://a.example/1', 'https://a.example/2?x'], true],
    [['https://a.example/1', 'https://a.example:8443/1'], false],
    [['https://a.example/1', 'http://a.example/1'], false],
    [['https://a.example/1', 'a.example/2'], false],
  ])('%j: %s', (links, expected) => {
    expect(leadToOneServer(links)).toBe(expected);
  });
});
