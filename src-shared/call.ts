import type { z } from 'zod';
import type { JsonObject } from './json.ts';

/** Retell’s id of a call or chat. It is never used as a file name. */
export type CallId = string & z.core.$brand<'CallId'>;

/** Both are reviewed in the same way. A chat has messages without word timing and no recording. */
export type CallKind = 'call' | 'chat';

/** Percentiles of one component, in ms. Each may be missing. */
export interface LatencyStats {
  readonly p50?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
  readonly min?: number;
  readonly max?: number;
  readonly num?: number;
  readonly values?: readonly number[];
}

/** Money in cents, as Retell reports it. */
export interface ProductCost {
  readonly product: string;
  readonly cost: number;
  readonly unitPrice?: number;
  readonly isTransferLeg?: boolean;
}

export interface CallCost {
  readonly products: readonly ProductCost[];
  readonly combined?: number;
  readonly totalSeconds?: number;
  readonly unitPrice?: number;
  readonly oneTimePrice?: number;
}

export interface TokenUsage {
  readonly values: readonly number[];
  readonly average?: number;
  readonly requests?: number;
}

/** `startMs`/`endMs` are relative to the recording; either may be absent. */
export interface Word {
  readonly text: string;
  readonly startMs?: number;
  readonly endMs?: number;
}

/** `agent`, `user` and `transfer_target` are known; any other value is shown as it is. */
export type Speaker = string;

/**
 * One item of a transcript, in Retell’s order. Only turns have word timing; `sms` and `injected` may have a
 * time; all others are placed between their neighbours.
 */
export type Entry =
  | {
      readonly kind: 'turn';
      readonly speaker: Speaker;
      readonly text: string;
      readonly words: readonly Word[];
      /** Chats only: when the message was written, epoch ms. */
      readonly sentMs?: number;
    }
  | {
      readonly kind: 'tool-call';
      readonly toolCallId: string;
      readonly name: string;
      readonly arguments: string;
      readonly sentMs?: number;
    }
  | {
      readonly kind: 'tool-result';
      readonly toolCallId: string;
      readonly content: string;
      readonly successful?: boolean;
      readonly sentMs?: number;
    }
  | {
      readonly kind: 'node';
      readonly from?: string;
      readonly to?: string;
      readonly transition?: string;
      readonly sentMs?: number;
    }
  | { readonly kind: 'dtmf'; readonly digit: string; readonly sentMs?: number }
  | {
      readonly kind: 'sms';
      readonly text: string;
      readonly atMs?: number;
      readonly media: readonly { readonly summary?: string }[];
      readonly sentMs?: number;
    }
  | {
      readonly kind: 'injected';
      readonly text: string;
      readonly atMs?: number;
      readonly sentMs?: number;
    }
  | {
      readonly kind: 'unknown';
      readonly role: string;
      readonly raw: string;
      readonly sentMs?: number;
    };

/** What can be fetched for a call. The URLs stay in the main process. */
export interface MediaOffer {
  readonly recording: boolean;
  readonly multiChannel: boolean;
  readonly scrubbedRecording: boolean;
  readonly scrubbedMultiChannel: boolean;
  readonly publicLog: boolean;
  readonly knowledgeBase: boolean;
}

/**
 * A call or chat, as all API versions report it. Every field except the ids may be missing, because a call
 * may not have started, may not have been analysed, or may be stored with basic attributes only. Enums of
 * Retell stay strings, so that new values are shown and never rejected.
 */
export interface Call {
  readonly id: CallId;
  readonly kind: CallKind;
  readonly agentId?: string;
  readonly agentName?: string;
  readonly agentVersion?: number;
  readonly type?: string;
  readonly status?: string;
  readonly direction?: string;
  readonly fromNumber?: string;
  readonly toNumber?: string;
  readonly startMs?: number;
  readonly endMs?: number;
  readonly transferEndMs?: number;
  readonly durationMs?: number;
  readonly disconnectionReason?: string;
  readonly transferDestination?: string;
  readonly batchCallId?: string;
  readonly dataStorage?: string;
  readonly signedUrls?: boolean;
  readonly sentiment?: string;
  readonly successful?: boolean;
  readonly inVoicemail?: boolean;
  readonly summary?: string;
  readonly customAnalysis?: JsonObject;
  readonly customAttributes?: JsonObject;
  readonly metadata?: JsonObject;
  readonly dynamicVariables?: JsonObject;
  readonly collectedVariables?: JsonObject;
  readonly sipHeaders?: JsonObject;
  readonly telephony?: JsonObject;
  /**
   * The JSON text of free-form fields whose parsed value differs from it in digits, order or doubled keys,
   * by Retell's field name.
   */
  readonly sourceTexts?: Readonly<Record<string, string>>;
  /** By component, with Retell’s names: e2e, asr, llm, llm_websocket_network_rtt, tts, … */
  readonly latency?: Readonly<Record<string, LatencyStats>>;
  readonly cost?: CallCost;
  readonly tokens?: TokenUsage;
  readonly media: MediaOffer;
  /** Undefined until the full call has been fetched; empty if Retell has none. */
  readonly entries?: readonly Entry[];
  readonly scrubbedEntries?: readonly Entry[];
  /** The plain transcript, if there are no entries. */
  readonly transcriptText?: string;
  /** Fields that Earmark does not know. They are stored and shown as they came. */
  readonly unknown: JsonObject;
  /** Validation issues of the row, shown in Details. */
  readonly problems: readonly string[];
}

/** The signed or public URLs of a call’s files. They never leave the main process. */
export interface MediaLinks {
  readonly recording?: string;
  readonly multiChannel?: string;
  readonly scrubbedRecording?: string;
  readonly scrubbedMultiChannel?: string;
  readonly publicLog?: string;
  readonly knowledgeBase?: string;
}

/** A call with what only the main process may have. `raw` is the JSON text of the row. */
export interface CallRecord {
  readonly call: Call;
  readonly links: MediaLinks;
  readonly raw: string;
  /** A row of a list never replaces the transcript and URLs of a full call. */
  readonly source: 'list' | 'get';
}
