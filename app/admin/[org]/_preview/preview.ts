import type { ActionResult } from "@/lib/doors/form/form-action.ts";

/** What a frame shows of something that is being written. */
export type Preview = {
  readonly html: string;
  /** How many parts are not complete, and not shown. */
  readonly left: number;
  /** Shows images of other websites, which the dashboard never loads. */
  readonly hasForeign: boolean;
};

/** Asks for it anew; what is asked is what stands in the form now. */
export type LoadPreview = () => Promise<ActionResult<Preview>>;
