import { z } from 'zod';

/** Choices of the person at this machine, for all workspaces. Every field has a default. */
export const Settings = z.object({
  theme: z.enum(['system', 'dark', 'light']),
  /** Written beside every submitted review and in exports. */
  reviewerName: z.string().max(100),
  /** Command id → chords in place of the default ones, e.g. { "play.toggle": ["Space"] }. */
  keys: z.record(z.string(), z.array(z.string())),
  /** Where exports go; empty means the downloads folder. */
  exportFolder: z.string(),
  cacheLimitMb: z.number().int().min(100).max(1_000_000),
  /** The recording of the call that comes next is fetched before it is opened. */
  fetchAhead: z.boolean(),
  playbackRate: z.number().min(0.25).max(4),
  followSpokenWord: z.boolean(),
  skipSilence: z.boolean(),
  /** The tour has begun once by itself, or has been left. */
  tourSeen: z.boolean(),
});
export type Settings = z.infer<typeof Settings>;

export const defaultSettings: Settings = {
  theme: 'system',
  reviewerName: '',
  keys: {},
  exportFolder: '',
  cacheLimitMb: 5000,
  fetchAhead: true,
  playbackRate: 1,
  followSpokenWord: true,
  skipSilence: false,
  tourSeen: false,
};
