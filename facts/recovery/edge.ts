import type { Estimate } from "./estimate";

/**
 * Traffic returns to healthy endpoints after about 30 seconds. The other way AWS's workshop has the same: up to 30 seconds once Elastic Load Balancing
 * has found an endpoint unhealthy (https://intro-to-global-accelerator.workshop.aws/en/failover.html).
 */
export const ACCELERATOR_FAILOVER: Estimate = {
  title: "Global Accelerator sends new connections to another endpoint than a load balancer that became unhealthy",
  seconds: 30,
  bounded: "typical",
  source:
    "https://docs.aws.amazon.com/global-accelerator/latest/dg/about-endpoints-endpoint-weights.unhealthy-endpoints.html",
  read: "AWS",
  asOf: "2026-11-29",
};

/** Changes of a distribution usually reach all edges within minutes; AWS gives no figure: ten are counted. */
export const DISTRIBUTION_CHANGE: Estimate = {
  title: "A changed CloudFront distribution is deployed to all edge locations",
  seconds: 600,
  bounded: "none",
  source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-values-specify.html",
  read: "AWS",
  asOf: "2026-11-29",
};
