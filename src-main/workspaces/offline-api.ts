import type { AppError } from '../../src-shared/errors.ts';
import { err } from '../../src-shared/result.ts';
import type { RetellApi } from '../retell/port.ts';

/**
 * Stands in for Retell while there is no key or no way there: everything asked of it fails with the
 * one reason, so that a workspace opens on what it has.
 */
export function offlineApi(reason: AppError): RetellApi {
  const refuse = () => Promise.resolve(err(reason));
  return {
    check: refuse,
    version: () => undefined,
    listCalls: refuse,
    askable: refuse,
    getCall: refuse,
    listChats: refuse,
    getChat: refuse,
    concurrency: refuse,
    fetchText: refuse,
    openRecording: refuse,
  };
}
