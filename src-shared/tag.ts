import { z } from 'zod';
import { tagColours } from './tag-colours.ts';

/** A tag of the tag set. A retired tag stays where it was applied and is no longer offered. */
export const Tag = z.object({
  id: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(60),
  colour: z.enum(tagColours),
  /** The digit key that applies it. */
  digit: z.number().int().min(1).max(9).optional(),
  description: z.string().max(2000).optional(),
  retired: z.boolean().optional(),
});
export type Tag = z.infer<typeof Tag>;
export type TagColour = (typeof tagColours)[number];
