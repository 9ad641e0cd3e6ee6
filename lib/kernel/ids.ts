import { z } from "zod";

type Branded<Name extends string> = string & { readonly __id: Name };

export type OrganizationId = Branded<"organization">;
export type UserId = Branded<"user">;
export type MemberId = Branded<"member">;
export type SessionId = Branded<"session">;
export type CollectionId = Branded<"collection">;
export type EntryId = Branded<"entry">;
export type DomainId = Branded<"domain">;
export type GuestId = Branded<"guest">;
export type LinkId = Branded<"link">;
export type RequestId = Branded<"request">;

/** A strict schema of one id kind: a lower-case UUID, branded so that kinds cannot be mixed up. */
export const idSchema = <Id extends string>() => z.uuid().transform((value) => value as Id);

/** A new random id (UUID v4 from the platform's CSPRNG). */
export const newId = <Id extends string>(): Id => crypto.randomUUID() as Id;
