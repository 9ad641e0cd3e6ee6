import type { GraphQLFieldConfig, GraphQLFieldResolver, GraphQLResolveInfo } from "graphql";
import type { Caller } from "@/lib/usecase/run-use-case.ts";

/** What resolvers are given: who asks, and for a mutation who does it, once where it may come again. */
export type GraphqlContext = {
  readonly caller: Caller;
  /** The caller of one mutation, by the name that its answer has. */
  readonly writer: (name: string) => Promise<Caller>;
};

export type Arguments = Readonly<Record<string, unknown>>;
export type RootField = GraphQLFieldConfig<unknown, GraphqlContext, Arguments>;

type Asked<Source> = GraphqlContext & {
  readonly source: Source;
  readonly args: Arguments;
  readonly info: GraphQLResolveInfo;
};

/** A resolver that is given all it may need as one thing. */
export const resolving =
  <Source>(
    resolve: (asked: Asked<Source>) => unknown,
  ): GraphQLFieldResolver<Source, GraphqlContext, Arguments> =>
  (...[source, args, context, info]) =>
    resolve({ ...context, source, args, info });
