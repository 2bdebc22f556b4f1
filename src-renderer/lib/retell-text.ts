import { humanize } from './format.ts';

const disconnectionReasons: Readonly<Record<string, string>> = {
  user_hangup: 'Caller hung up',
  agent_hangup: 'Agent hung up',
  call_transfer: 'Call transferred',
  voicemail_reached: 'Voicemail reached',
  inactivity: 'Caller inactive',
  max_duration_reached: 'Maximum duration reached',
  no_valid_payment: 'No valid payment',
  dial_busy: 'Line busy',
  dial_failed: 'Dialling failed',
  dial_no_answer: 'Not answered',
  user_declined: 'Caller declined',
};

/** A disconnection reason as text, for the filter and the details. Unlisted values read as Retell writes them. */
export const disconnectionReasonText = (reason: string): string =>
  disconnectionReasons[reason] ?? humanize(reason);
