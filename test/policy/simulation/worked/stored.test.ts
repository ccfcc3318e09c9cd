import { STORED } from "./tables";
import { describeTable } from "./worked";

describe("worked cases of what is stored and worked on", () => STORED.forEach(describeTable));
