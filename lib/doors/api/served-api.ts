import { handleApi } from "@/lib/api/handle-api.ts";
import { announceHere } from "../announce-here.ts";
import { apiDoorBehindWall } from "./api-door.ts";

/** The API behind its door, for a server of our own that asks the wall as a function. */
export const servedApi = apiDoorBehindWall(handleApi, announceHere);
