import type { Published } from "./published";

/** A runtime that is not in the table is supported, or has no date yet. */
export const CANARY_RUNTIME_DEPRECATIONS: Published<Readonly<Record<string, string>>> = {
  title: "The day on which CloudWatch Synthetics deprecated each runtime: no canary can be created with it",
  sources: [
    "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Runtime_Support_Policy.html",
  ],
  asOf: "2026-11-29",
  data: {
    "syn-python-selenium-5.1": "2026-02-03",
    "syn-python-selenium-5.0": "2026-02-03",
    "syn-python-selenium-4.1": "2026-02-03",
    "syn-python-selenium-4.0": "2026-02-03",
    "syn-python-selenium-3.0": "2026-01-22",
    "syn-python-selenium-2.1": "2026-01-22",
    "syn-python-selenium-2.0": "2024-03-08",
    "syn-python-selenium-1.3": "2024-03-08",
    "syn-nodejs-puppeteer-7.0": "2026-01-22",
    "syn-nodejs-puppeteer-6.2": "2026-01-22",
    "syn-nodejs-puppeteer-6.1": "2024-03-08",
    "syn-nodejs-puppeteer-6.0": "2024-03-08",
    "syn-nodejs-puppeteer-5.2": "2026-01-22",
    "syn-nodejs-puppeteer-5.1": "2024-03-08",
    "syn-nodejs-puppeteer-5.0": "2024-03-08",
    "syn-nodejs-puppeteer-4.0": "2024-03-08",
    "syn-nodejs-puppeteer-3.9": "2024-01-08",
    "syn-nodejs-puppeteer-3.8": "2024-01-08",
    "syn-nodejs-puppeteer-3.5": "2024-01-08",
  },
};
