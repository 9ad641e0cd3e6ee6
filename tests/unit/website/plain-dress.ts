import { DEFAULT_DESIGN } from "@/lib/site-design/default-design.ts";
import type { Dress } from "@/lib/site-design/dress.ts";

/** A public website that nobody has given a look. */
export const plainDress = (more: Partial<Dress> = {}): Dress => ({
  ...{
    design: DEFAULT_DESIGN,
    locale: "en",
    frames: [],
    isPublic: true,
    hostname: "acme.test",
    slug: "acme",
  },
  ...more,
});
