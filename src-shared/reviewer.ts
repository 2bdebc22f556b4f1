import { z } from 'zod';

/** A UUID, as the app makes it for everything that people create. */
export const uuid = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u);

/** A person who reviews on this computer. The name may be empty, and may change; the id stays. */
export const Reviewer = z.object({ id: uuid, name: z.string().trim().max(100) });
export type Reviewer = z.infer<typeof Reviewer>;
