import type { Published } from "./published";

export const EXPERIMENT_LIMITS = {
  title:
    "AWS Fault Injection Service: actions of an experiment template, and of them those that run at a time, which cannot be raised; resources of a target, which can be",
  sources: [
    "https://docs.aws.amazon.com/general/latest/gr/fis.html",
    "https://docs.aws.amazon.com/fis/latest/userguide/fis-quotas.html",
  ],
  asOf: "2026-11-28",
  data: { actions: 20, parallel: 10, perTarget: 5 },
} as const satisfies Published;
