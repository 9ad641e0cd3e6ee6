/** The look of one tab, chosen or not. */
export const tabStyle =
  "-mb-px inline-flex h-9 shrink-0 items-center gap-2 border-b-2 border-transparent px-0.5 text-sm text-muted " +
  "outline-offset-[-2px] transition-colors hover:text-ink aria-[current=page]:border-accent " +
  "aria-[current=page]:font-medium aria-[current=page]:text-ink aria-selected:border-accent " +
  "aria-selected:font-medium aria-selected:text-ink";
