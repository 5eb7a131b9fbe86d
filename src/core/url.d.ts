/**
 * The parts of the URL standard (https://url.spec.whatwg.org) that core uses. Windows, workers and
 * Node all have them as globals, but core is compiled without the DOM's types so that nothing else
 * of a browser can slip in. Projects that do have those types never read this file: they see
 * core's emitted declarations.
 */
declare class URL {
  /** Throws a TypeError where the text is no absolute URL. */
  constructor(url: string);
  readonly origin: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
  readonly href: string;
  username: string;
  password: string;
  hash: string;
}

declare class URLSearchParams {
  constructor(search: string);
  get(name: string): string | null;
  getAll(name: string): string[];
}
