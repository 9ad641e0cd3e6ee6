import { closedRobots } from "@/lib/doors/site/closed-robots.ts";

/** What search engines are told of a website that is not public; reached by the wall's rewrite. */
export const GET = (request: Request): Promise<Response> => closedRobots(request);
