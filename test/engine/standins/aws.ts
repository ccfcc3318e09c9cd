/** The executable `pulumi-resource-aws` of the engine tests. */
import { createRequire } from "node:module";
import { AwsProvider } from "./aws-provider";
import { serve } from "./serve";

const { version } = createRequire(__filename)("@pulumi/aws/package.json") as { version: string };

serve(new AwsProvider(), version);
