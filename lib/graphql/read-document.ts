import {
  Kind,
  parse,
  visit,
  type DocumentNode,
  type GraphQLError,
  type OperationDefinitionNode,
} from "graphql";
import { isStorableText } from "@/lib/kernel/storable-text.ts";
import { InvalidDocument, TooComplex } from "./graphql-errors.ts";
import { LIMITS } from "./limits.ts";

/** A document with its one operation. */
export type ReadDocument = {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
};

/**
 * Reads a document as far as that takes no schema.
 * @throws InvalidDocument for what is no GraphQL or holds what cannot be stored, for several operations
 * or none, and for another operation than is named; TooComplex for more text, tokens, aliases or directives than one
 * request may hold.
 */
export function readDocument(query: string, operationName: string | null): ReadDocument {
  if (query.length > LIMITS.characters) {
    throw new TooComplex(`A document has at most ${LIMITS.characters} characters.`);
  }
  const document = parsed(query);
  requireFew(document);
  requireStorable(document);
  const operations = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition] : [],
  );
  const [operation, ...more] = operations;
  if (operation === undefined || more.length > 0) {
    throw new InvalidDocument("Send one operation in each request.");
  }
  if (operationName !== null && operation.name?.value !== operationName) {
    throw new InvalidDocument("There is no operation of this name in the document.");
  }
  return { document, operation };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxLexicalTokens: LIMITS.tokens });
  } catch (cause) {
    const { message } = cause as GraphQLError;
    if (!message.includes("Parsing aborted")) throw new InvalidDocument(message, { cause });
    throw new TooComplex(`A document has at most ${LIMITS.tokens} tokens.`, { cause });
  }
}

function requireFew(document: DocumentNode): void {
  let [aliases, directives] = [0, 0];
  visit(document, {
    Field: (field) => {
      if (field.alias !== undefined) aliases += 1;
    },
    Directive: () => {
      directives += 1;
    },
  });
  if (aliases > LIMITS.aliases) {
    throw new TooComplex(`A document has at most ${LIMITS.aliases} aliases.`);
  }
  if (directives > LIMITS.directives) {
    throw new TooComplex(`A document has at most ${LIMITS.directives} directives.`);
  }
}

const FOREIGN: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** @NOTE What a document spells out comes by no other reader: the same is refused as in a body. */
function requireStorable(document: DocumentNode): void {
  visit(document, {
    StringValue: ({ value }) => {
      if (isStorableText(value)) return;
      throw new InvalidDocument("This holds a character that cannot be stored.");
    },
    ObjectField: ({ name }) => {
      if (FOREIGN.has(name.value)) throw new InvalidDocument("No member can have this name.");
    },
  });
}
