/** The executable `pulumi-resource-random` of the engine tests. */
import { createRequire } from "node:module";
import { RandomProvider } from "./random-provider";
import { serve } from "./serve";

const { version } = createRequire(__filename)("@pulumi/random/package.json") as { version: string };

serve(new RandomProvider(), version);
