import { z } from 'zod';
import { Reviewer, uuid } from './reviewer.ts';

/** The settings of this computer, for all workspaces. Every field has a default. */
export const Settings = z.object({
  theme: z.enum(['system', 'dark', 'light']),
  /** Who reviews at the moment; one of `reviewers`. */
  reviewerId: uuid,
  /** The name of the current reviewer. Added to every submitted review and to exports. */
  reviewerName: z.string().max(100),
  /** Everybody who reviews on this computer, in the order in which they were added. */
  reviewers: z.array(Reviewer).max(100),
  /** Hides Retell's judgement, the agent and the measures until the review is submitted. */
  unbiasedMode: z.boolean(),
  /** Chords by command id that replace the default ones, e.g. { "play.toggle": ["Space"] }. */
  keys: z.record(z.string(), z.array(z.string())),
  /** Where exports go. Empty means the downloads folder. */
  exportFolder: z.string(),
  cacheLimitMb: z.number().int().min(100).max(1_000_000),
  /** Download the recording of the next call before it is opened. */
  fetchAhead: z.boolean(),
  playbackRate: z.number().min(0.25).max(4),
  followSpokenWord: z.boolean(),
  skipSilence: z.boolean(),
  /** Calls are removed so many days after they started; 0 means never. */
  removeCallsAfterDays: z.number().int().min(0).max(3650),
  /** Whether calls with a review are removed then, too, together with their reviews. */
  removeReviewedCalls: z.boolean(),
  /** Offered when a call is skipped; the first nine get the number keys. */
  skipReasons: z.array(z.string().max(200)).max(50),
  /** The tour has started by itself once, or has been exited. */
  tourSeen: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

/**
 * The settings that a page may change. Where exports go is chosen in a dialog of main, because a page that
 * was taken over could otherwise write files into any folder; a page can only go back to the default.
 * Removing calls by age is confirmed in a dialog of main, too.
 */
export const SettingsChange = Settings.omit({
  exportFolder: true,
  keys: true,
  removeCallsAfterDays: true,
  removeReviewedCalls: true,
})
  .partial()
  .extend({
    exportFolder: z.literal('').optional(),
    keys: z
      .record(z.string().max(100), z.array(z.string().max(100)).max(20))
      .refine((keys) => Object.keys(keys).length <= 1000)
      .optional(),
  });
export type SettingsChange = z.infer<typeof SettingsChange>;

/** Of a computer that has no settings yet. The first reviewer gets an id there. */
export const defaultSettings: Omit<Settings, 'reviewerId'> = {
  theme: 'system',
  reviewerName: '',
  reviewers: [],
  unbiasedMode: false,
  keys: {},
  exportFolder: '',
  cacheLimitMb: 5000,
  fetchAhead: true,
  playbackRate: 1,
  followSpokenWord: true,
  skipSilence: false,
  removeCallsAfterDays: 0,
  removeReviewedCalls: false,
  skipReasons: ['Test call', 'Voicemail', 'Wrong number', 'Unintelligible'],
  tourSeen: false,
};
