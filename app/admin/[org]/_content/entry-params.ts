import { z } from "zod";
import { notFound } from "next/navigation";

export type EntryParams = { readonly params: Promise<{ org: string; id: string }> };

/** The id in the address; the 404 page for what cannot be one. */
export async function entryIdOf({ params }: EntryParams): Promise<string> {
  const { id } = await params;
  return z.uuid().safeParse(id).success ? id : notFound();
}
