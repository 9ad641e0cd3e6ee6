import { notFound } from "next/navigation";
import type { LiveSession } from "@/lib/tenancy/directory.ts";
import { signedInPerson } from "./load-page.ts";

/** The signed-in owner of the instance; the 404 page for anybody else. */
export async function instanceOwner(): Promise<LiveSession> {
  const person = await signedInPerson();
  return person.instanceOwner === true ? person : notFound();
}
