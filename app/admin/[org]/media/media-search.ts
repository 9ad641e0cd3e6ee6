import { z } from "zod";
import { MEDIA_KINDS } from "@/app/_screens/media/media-kind.ts";
import { MEDIA_ORDERS } from "@/app/_screens/media/media-question.ts";

export type MediaSearch = Readonly<Record<string, string | string[] | undefined>>;

/** What an address asks of the library. A part of it that means nothing is passed over. */
const searchSchema = z.object({
  /** Unsaid: what lies in no folder. */
  folder: z.uuid().optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  kind: z.enum(MEDIA_KINDS).optional().catch(undefined),
  visibility: z.enum(["public", "private"]).optional().catch(undefined),
  unused: z.literal("yes").optional().catch(undefined),
  /** Unsaid: newest first. */
  sort: z.enum(MEDIA_ORDERS).optional().catch(undefined),
  /** The file whose details stand beside the list. */
  asset: z.uuid().optional().catch(undefined),
});

export type MediaQuery = z.infer<typeof searchSchema>;

/** What an address asks, whatever else it says. */
export const mediaQueryOf = (search: MediaSearch): MediaQuery => searchSchema.parse(search);
