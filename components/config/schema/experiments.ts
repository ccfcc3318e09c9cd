import { z } from "zod";

export const experiments = z
  .strictObject({
    faults: z.array(z.string()).default([]).describe("The faults that an experiment template is made for."),
  })
  .prefault({})
  .describe("AWS Fault Injection Service: an experiment template for each fault of this configuration.");

export type Experiments = z.infer<typeof experiments>;
