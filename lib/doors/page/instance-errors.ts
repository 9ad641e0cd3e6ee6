import { notFound } from "next/navigation";
import type { ClientError } from "@/lib/client-errors/client-error.ts";
import { listInstanceErrors } from "@/lib/client-errors/instance-errors.ts";
import { signedInPerson } from "./load-page.ts";

/**
 * What failed in browsers on pages of no organization, for the owner of the instance; the 404 page
 * for anybody else. The database asks once more who that is.
 */
export async function instanceErrors(): Promise<ClientError[]> {
  const { userId, instanceOwner } = await signedInPerson();
  return instanceOwner === true ? listInstanceErrors(userId) : notFound();
}
