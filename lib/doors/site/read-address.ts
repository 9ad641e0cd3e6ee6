import {
  readDraftCollection,
  readPublishedCollection,
  type SiteCollection,
} from "@/lib/content/read-collection-site.ts";
import { readDraftSite, readPublishedSite, type SiteContent } from "@/lib/content/read-site.ts";
import { Forbidden, NotFound } from "@/lib/kernel/errors.ts";
import { runUseCase, type Caller } from "@/lib/usecase/run-use-case.ts";
import type { SiteAddress } from "./site-address.ts";

type Asked = Pick<SiteAddress, "segments" | "page">;

const POSSIBLE = 2;

/** What stands at an address of the published website. @throws NotFound; Forbidden. */
export const readPublishedAddress = (asked: Asked, caller: Caller) =>
  eitherOf(asked, {
    page: (input) => runUseCase(readPublishedSite, input, caller),
    collection: (input) => runUseCase(readPublishedCollection, input, caller),
  });

/** What stands at an address of the website as drafted. @throws NotFound; Forbidden. */
export const readDraftAddress = (asked: Asked, caller: Caller) =>
  eitherOf(asked, {
    page: (input) => runUseCase(readDraftSite, input, caller),
    collection: (input) => runUseCase(readDraftCollection, input, caller),
  });

type Input = { readonly path: readonly string[]; readonly page: number };
type Readers = {
  readonly page: (input: Input) => Promise<SiteContent>;
  readonly collection: (input: Input) => Promise<SiteCollection>;
};

/** @NOTE A page comes first: no collection may be called what a page at the root is. */
async function eitherOf(
  { segments: path, page }: Asked,
  readers: Readers,
): Promise<SiteContent | SiteCollection> {
  try {
    return await readers.page({ path, page });
  } catch (refusal) {
    if (!isRefusal(refusal) || path.length === 0 || path.length > POSSIBLE) throw refusal;
    try {
      return await readers.collection({ path, page });
    } catch (second) {
      throw second instanceof NotFound ? refusal : second;
    }
  }
}

const isRefusal = (error: unknown): boolean =>
  error instanceof NotFound || error instanceof Forbidden;
