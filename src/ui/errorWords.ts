import type { CommandError } from '../engine.ts';
import type { MessageKey, Translate } from '../i18n/translate.ts';
import { algorithmName } from './algorithmName.ts';

/** What happened, and what to do next. What is safe is said beside them, from the stored bytes. */
export interface Words {
  readonly what: string;
  readonly next: string;
}

/** How the fault stands: in the list of downloads or as the answer to a command. */
export interface Circumstances {
  /** The engine tries again by itself. */
  readonly retrying: boolean;
  readonly online: boolean;
}

/** The words for every fault. A new code does not compile until it has some. */
export function errorWords(
  fault: CommandError,
  { retrying, online }: Circumstances,
  t: Translate,
): Words {
  const goOn = t(retrying ? 'next.byItself' : 'next.tryAgain');
  switch (fault.code) {
    case 'invalid-url':
      return { what: t(invalidUrl[fault.why]), next: t('error.invalidUrl.next') };
    case 'mixed-content':
      return { what: t('error.mixedContent'), next: t('error.mixedContent.next') };
    case 'unreachable':
      if (!online) return { what: t('error.unreachable.offline'), next: goOn };
      return {
        what: t(fault.stalled === true ? 'error.unreachable.stalled' : 'error.unreachable'),
        next: goOn,
      };
    case 'blocked-by-cors':
      return { what: t('error.cors'), next: t('error.cors.next') };
    case 'http':
      return {
        what: t(httpWhat(fault.status), { status: String(fault.status) }),
        next: mayHaveExpired(fault) ? t('next.updateLink') : goOn,
      };
    case 'source-changed':
      return { what: t(`error.changed.${fault.what}`), next: t('error.changed.next') };
    case 'web-page-instead':
      return { what: t('error.webPage'), next: t('error.webPage.next') };
    case 'wrong-size':
      return {
        what: t('error.wrongSize', { expected: fault.expectedBytes, actual: fault.actualBytes }),
        next: t('error.wrongSize.next'),
      };
    case 'checksum-mismatch': {
      const algorithm = algorithmName(fault.algorithm);
      if (fault.serverAgrees === true) {
        return {
          what: t('error.mismatch.served', { algorithm }),
          next: t('error.mismatch.served.next'),
        };
      }
      return { what: t('error.mismatch', { algorithm }), next: t('error.mismatch.next') };
    }
    case 'quota':
      return { what: t('error.quota'), next: t('error.quota.next') };
    case 'storage':
      return {
        what: t('error.storage', { detail: fault.detail }),
        next: t('error.storage.next'),
      };
    case 'save-refused':
      return { what: t('error.saveRefused'), next: t('error.saveRefused.next') };
    case 'unexpected':
      return { what: t('error.unexpected', { detail: fault.detail }), next: goOn };
    case 'invalid-checksum':
      return { what: t('error.checksum'), next: t('error.checksum.next') };
    case 'no-checksum-file':
      return { what: t('error.noChecksumFile'), next: t('error.noChecksumFile.next') };
    case 'other-file':
      return { what: t(`error.otherFile.${fault.differs}`), next: t('error.otherFile.next') };
    case 'invalid-header': {
      const { line, name, why } = fault;
      const what =
        why === 'syntax'
          ? t('error.header.syntax', { line: String(line) })
          : t(`error.header.${why}`, { name });
      return { what, next: t('error.header.next') };
    }
    case 'not-written': {
      const { why, detail } = fault;
      return {
        what:
          why === 'place' ? t('error.notWritten.place', { detail }) : t(`error.notWritten.${why}`),
        next: t(why === 'bytes' ? 'error.notWritten.bytes.next' : 'error.notWritten.next'),
      };
    }
    case 'unknown-download':
      return { what: t('error.unknownDownload'), next: t('error.unknownDownload.next') };
    case 'no-answer':
      return { what: t('error.noAnswer'), next: t('error.noAnswer.next') };
    default:
      return fault satisfies never;
  }
}

/** True where a fresh link is what most likely helps. */
export function mayHaveExpired(fault: CommandError): boolean {
  switch (fault.code) {
    case 'http':
      return [401, 403, 404, 410].includes(fault.status);
    case 'blocked-by-cors':
    case 'web-page-instead':
      return true;
    default:
      return false;
  }
}

const invalidUrl = {
  syntax: 'error.invalidUrl.syntax',
  scheme: 'error.invalidUrl.scheme',
  'too-long': 'error.invalidUrl.tooLong',
  credentials: 'error.invalidUrl.credentials',
} as const satisfies Record<string, MessageKey>;

function httpWhat(status: number) {
  if (status === 401 || status === 403) return 'error.http.refused';
  if (status === 404 || status === 410) return 'error.http.missing';
  if (status === 429 || status === 503) return 'error.http.busy';
  if (status >= 500) return 'error.http.server';
  return 'error.http.other';
}
