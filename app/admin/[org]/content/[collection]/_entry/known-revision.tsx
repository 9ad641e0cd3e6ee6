"use client";

import { createContext, useContext, useMemo, useState } from "react";
import type { ReactNode } from "react";

type Known = {
  readonly revision: number | null;
  /** Tells what a save made of it, before the page has heard of it. */
  readonly know: (revision: number | null) => void;
};

const KnownContext = createContext<Known>({ revision: null, know: () => undefined });

type KnownRevisionProps = { readonly revision: number | null; readonly children: ReactNode };

/** The newest revision of an entry that this screen knows of, for all that changes it. */
export function KnownRevision({ revision, children }: KnownRevisionProps) {
  const [told, know] = useState<number | null>(null);
  const newest = told !== null && told > (revision ?? 0) ? told : revision;
  const known = useMemo(() => ({ revision: newest, know }), [newest]);
  return <KnownContext value={known}>{children}</KnownContext>;
}

/** The newest revision of the entry around it; null for a new one. */
export const useKnownRevision = (): Known => useContext(KnownContext);
