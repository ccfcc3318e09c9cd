import { SERVING } from "./tables";
import { describeTable } from "./worked";

describe("worked cases of what is served", () => SERVING.forEach(describeTable));
