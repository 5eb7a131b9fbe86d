import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { ServerStartError, whyNotReadable } from './startErrors.ts';

/** A certificate, with the chain that leads to it, and its key: both in PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Where they lie. */
export interface CertificateFiles {
  readonly cert: string;
  readonly key: string;
}

/** Reads both, and rejects with a `ServerStartError` where they cannot serve together. */
export async function readCertificate(files: CertificateFiles): Promise<Certificate> {
  const read = (path: string, what: string): Promise<Buffer> =>
    readFile(path).catch((error: unknown) => {
      throw whyNotReadable(error, what, path);
    });
  const certificate = {
    cert: await read(files.cert, 'The certificate'),
    key: await read(files.key, "The certificate's key"),
  };
  try {
    createSecureContext(certificate);
  } catch (error) {
    throw whyUnusable(error, files);
  }
  return certificate;
}

function whyUnusable(error: unknown, { cert, key }: CertificateFiles): ServerStartError {
  const { code, message } = error as NodeJS.ErrnoException;
  return new ServerStartError(
    code === 'ERR_OSSL_X509_KEY_VALUES_MISMATCH'
      ? `The certificate and the key do not belong together: ${cert}, ${key}`
      : `The certificate or its key is not usable (${message}). Both must be PEM files, the key ` +
          `without a passphrase: ${cert}, ${key}`,
  );
}
