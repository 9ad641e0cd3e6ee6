import { announceThroughNext } from "../announce.ts";
import { apiDoor } from "../api/api-door.ts";
import { handleUpload } from "./handle-upload.ts";

/** The door of bytes that somebody sends in parts (tus 1.0): whoever the API admits. */
export const uploadsDoor = apiDoor(handleUpload, announceThroughNext);
