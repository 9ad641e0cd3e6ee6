import type { ReactNode } from "react";

/** A place that the palette leads to, as the server offers it to this member. */
export type Offer = {
  readonly href: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** `document`: a page outside of the dashboard, which its client router cannot load. */
  readonly kind?: "screen" | "document" | undefined;
  /** Other words that it is looked for by. */
  readonly also?: string | undefined;
};

/** A collection whose entries the member may read, and where they stand in the dashboard. */
export type Shelf = {
  readonly collection: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly base: string;
};
