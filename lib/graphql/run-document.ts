import {
  execute,
  getVariableValues,
  OperationTypeNode,
  validate,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from "graphql";
import type { JsonObject } from "@/lib/kernel/json.ts";
import { readTogether } from "@/lib/usecase/read-together.ts";
import { callerSchema } from "./caller-schema.ts";
import { InvalidDocument } from "./graphql-errors.ts";
import { measureOperation } from "./measure-operation.ts";
import { readDocument, type ReadDocument } from "./read-document.ts";
import type { GraphqlContext } from "./resolving.ts";

/** A request of GraphQL, as its body words it. */
export type GraphqlRequest = {
  readonly query: string;
  readonly variables: JsonObject;
  readonly operationName: string | null;
};

/** What came of a request; `refused`: nothing of it was done. */
export type GraphqlOutcome =
  | { readonly refused: readonly GraphQLError[] }
  | { readonly refused: null; readonly result: ExecutionResult };

type Asking = Pick<GraphqlContext, "caller" | "writer">;

/**
 * Runs a document over what the caller may use: a query in one reading scope, so in one transaction
 * and one state of their rights; each mutation in a transaction of its own, one after the other.
 * @throws InvalidDocument and TooComplex, before anything is done; Unauthenticated when the caller is
 * no longer entitled to be here; Unavailable.
 */
export async function runDocument(
  request: GraphqlRequest,
  { caller, writer }: Asking,
): Promise<GraphqlOutcome> {
  const read = readDocument(request.query, request.operationName);
  const ready = await readTogether(caller, async (reading) => {
    const schema = callerSchema(reading);
    const refused = faultsOf(schema, read, request);
    if (refused.length > 0) return { refused };
    if (read.operation.operation === OperationTypeNode.MUTATION) return { refused: null, schema };
    const contextValue = { caller: reading.caller, writer };
    return { refused: null, result: await executed(schema, read, { request, contextValue }) };
  });
  if (!("schema" in ready)) return ready;
  const running = { request, contextValue: { caller, writer } };
  return { refused: null, result: await executed(ready.schema, read, running) };
}

/** @throws InvalidDocument; TooComplex. */
function faultsOf(
  schema: GraphQLSchema,
  read: ReadDocument,
  { variables }: GraphqlRequest,
): readonly GraphQLError[] {
  const { document, operation } = read;
  if (!schema.getRootType(operation.operation)) {
    throw new InvalidDocument(`There is no ${operation.operation} that you may send.`);
  }
  const faults = validate(schema, document, undefined, { maxErrors: 20, hideSuggestions: true });
  if (faults.length > 0) return faults;
  const options = { maxErrors: 20, hideSuggestions: true };
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], variables, options);
  if (given.errors !== undefined) return given.errors;
  measureOperation(schema, read, given.coerced);
  return [];
}

type Running = { readonly request: GraphqlRequest; readonly contextValue: GraphqlContext };

const executed = async (
  schema: GraphQLSchema,
  { document }: ReadDocument,
  { request: { variables }, contextValue }: Running,
): Promise<ExecutionResult> =>
  execute({ schema, document, contextValue, variableValues: variables, hideSuggestions: true });
