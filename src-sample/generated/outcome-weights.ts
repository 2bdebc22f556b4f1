/** How often calls end for each reason, as weights. */
export const endedReasons = [
  ['user_hangup', 48],
  ['agent_hangup', 32],
  ['call_transfer', 8],
  ['inactivity', 4],
  ['max_duration_reached', 1],
  ['ivr_reached', 2],
] as const;

/** The same for calls that were not connected. */
export const unconnectedReasons = [
  ['dial_no_answer', 50],
  ['dial_busy', 25],
  ['dial_failed', 12],
  ['invalid_destination', 6],
  ['user_declined', 5],
  ['telephony_provider_unavailable', 2],
] as const;

/** The same for calls that failed. */
export const errorReasons = [
  ['error_llm_websocket_lost_connection', 4],
  ['error_no_audio_received', 3],
  ['error_asr', 2],
  ['error_retell', 1],
  ['error_unknown', 1],
] as const;

/** The sentiment of callers, depending on whether the call was successful. */
export const sentiments = {
  successful: [
    ['Negative', 6],
    ['Positive', 44],
    ['Neutral', 46],
    ['Unknown', 4],
  ],
  unsuccessful: [
    ['Negative', 52],
    ['Positive', 6],
    ['Neutral', 34],
    ['Unknown', 8],
  ],
} as const;

/** How often each data storage setting occurs. */
export const storageSettings = [
  ['everything', 90],
  ['everything_except_pii', 7],
  ['basic_attributes_only', 3],
] as const;
