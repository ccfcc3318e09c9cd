import { z } from "zod";
import { text } from "./common";

const site = z
  .strictObject({
    host: z
      .enum(["cloudfront", "s3-website"])
      .default("cloudfront")
      .describe(
        "cloudfront: HTTPS in front of a private bucket. s3-website: a public bucket, HTTP only, so that https:// links fail.",
      ),
    page: text("the path of a file, from the project's folder")
      .optional()
      .describe("An HTML file to serve, from the project's folder; by default a page that says what is going on."),
    statusPage: z
      .url({ protocol: /^https$/, error: "an https:// address" })
      .optional()
      .describe("An address where the page sends readers for news."),
  })
  .prefault({})
  .describe("The static page: the standby of the static-site strategy, or the last resort behind any other.");

export const standby = z
  .strictObject({
    lastResort: z
      .boolean()
      .optional()
      .describe(
        "Serve the static page when both regions are unhealthy; by default true, but with static-site, whose standby is the page already. With false, " +
          "a standby that cannot serve yet answers with errors once the primary is unhealthy or taken out; in active-active a region that is taken " +
          "out is answered with again when the other one fails.",
      ),
    site,
  })
  .prefault({})
  .describe("The static page behind the regions.");

export type Standby = z.infer<typeof standby>;
