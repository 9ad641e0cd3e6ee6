import type { Principal } from "@/lib/access/principal.ts";
import { askApi, type Asking } from "../api/ask-api.ts";
import { countStatements } from "../count-statements.ts";

/** A question to the API: an address, and what is sent there. */
export type Hostile = { readonly path: string } & Pick<Asking, "method" | "headers" | "body">;

/** All that an answer tells, with what is new each time named alike. */
export type Told = {
  readonly question: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** @NOTE How long it takes is of the same class where the database is asked as often. */
  readonly statements: number;
};

/** What somebody is told, question by question. `known` are ids that are the same in both worlds. */
export async function askAll(
  who: Principal,
  questions: readonly Hostile[],
  known: ReadonlySet<string>,
): Promise<Told[]> {
  const told: Told[] = [];
  for (const { path, ...asking } of questions) {
    let answer = { status: 0, headers: new Headers(), body: null as unknown };
    const statements = await countStatements(async () => {
      answer = await askApi(who, path, asking);
    });
    told.push({
      question: `${asking.method ?? (asking.body === undefined ? "GET" : "POST")} ${path} ${textOf(asking.body)}`,
      status: answer.status,
      headers: Object.fromEntries(
        [...answer.headers].map(([name, value]) => [name, alike(value, known)]),
      ),
      body: alike(textOf(answer.body), known),
      statements,
    });
  }
  return told;
}

const textOf = (body: unknown): string => (body === undefined ? "" : JSON.stringify(body));

/** Ids and moments that the request itself made are the same word. */
const alike = (text: string, known: ReadonlySet<string>): string =>
  text
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) =>
      known.has(id) ? id : "a new id",
    )
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (at) => (at < "2026-06" ? at : "now"));
