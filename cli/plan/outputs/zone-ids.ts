/**
 * The hosted zones in which AWS keeps the names of its own endpoints, which an alias record names.
 *
 * Load balancers: https://docs.aws.amazon.com/general/latest/gr/elb.html (Application in the first column, Network in the second).
 * S3 websites: https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints (the third).
 */
const ZONE_IDS: Record<string, [application: string, network: string, website: string]> = {
  "af-south-1": ["Z268VQBMOI5EKX", "Z203XCE67M25HM", "Z83WF9RJE8B12"],
  "ap-east-1": ["Z3DQVH9N71FHZ0", "Z12Y7K3UBGUAD1", "ZNB98KWMFR0R6"],
  "ap-east-2": ["Z02789141MW7T1WBU19PO", "Z09176273OC2HWIAUNYW", "Z064739330DAH7WJVOO93"],
  "ap-northeast-1": ["Z14GRHDCWA56QT", "Z31USIVHYNEOWT", "Z2M4EHUR26P7ZW"],
  "ap-northeast-2": ["ZWKZPGTI48KDX", "ZIBE1TIR4HY56", "Z3W03O7B5YMIYP"],
  "ap-northeast-3": ["Z5LXEXXYW11ES", "Z1GWIQ4HH19I5X", "Z2YQB5RD63NC85"],
  "ap-south-1": ["ZP97RAFLXTNZK", "ZVDDRBQ08TROA", "Z11RGJOFQNVJUP"],
  "ap-south-2": ["Z0173938T07WNTVAEPZN", "Z0711778386UTO08407HT", "Z02976202B4EZMXIPMXF7"],
  "ap-southeast-1": ["Z1LMS91P8CMLE5", "ZKVM4W9LS7TM", "Z3O0J2DXBE1FTB"],
  "ap-southeast-2": ["Z1GM3OXH4ZPM65", "ZCT6FZBF4DROD", "Z1WCIGYICN2BYD"],
  "ap-southeast-3": ["Z08888821HLRG5A9ZRTER", "Z01971771FYVNCOVWJU1G", "Z01846753K324LI26A3VV"],
  "ap-southeast-4": ["Z09517862IB2WZLPXG76F", "Z01156963G8MIIL7X90IV", "Z0312387243XT5FE14WFO"],
  "ap-southeast-5": ["Z06010284QMVVW7WO5J", "Z026317210H9ACVTRO6FB", "Z08660063OXLMA7F1FJHU"],
  "ap-southeast-6": ["Z023301818UFJ50CIO0MV", "Z01392953RKV2Q3RBP0KU", "Z05686083R66JX5C163TC"],
  "ap-southeast-7": ["Z0390008CMBRTHFGWBCB", "Z054363131YWATEMWRG5L", "Z0031014GXUMRZG6I14G"],
  "ca-central-1": ["ZQSVJUPU6J1EY", "Z2EPGBW3API2WT", "Z1QDHH18159H29"],
  "ca-west-1": ["Z06473681N0SF6OS049SD", "Z02754302KBB00W2LKWZ9", "Z03565811Z33SLEZTHOUL"],
  "cn-north-1": ["Z1GDH35T77C1KE", "Z3QFB96KMJ7ED6", "Z5CN8UMXT92WN"],
  "cn-northwest-1": ["ZM7IZAIOVVDZF", "ZQEIKTCZ8352D", "Z282HJ1KT0DH03"],
  "eu-central-1": ["Z215JYRZR1TBD5", "Z3F0SRJ5LGBH90", "Z21DNDUVLTQW6Q"],
  "eu-central-2": ["Z06391101F2ZOEP8P5EB3", "Z02239872DOALSIDCX66S", "Z030506016YDQGETNASS"],
  "eu-north-1": ["Z23TAZ6LKFMNIO", "Z1UDT6IFJ4EJM", "Z3BAZG2TWCNX0D"],
  "eu-south-1": ["Z3ULH7SSC9OV64", "Z23146JA1KNAFP", "Z30OZKI7KPW7MI"],
  "eu-south-2": ["Z0956581394HF5D5LXGAP", "Z1011216NVTVYADP1SSV", "Z0081959F7139GRJC19J"],
  "eu-west-1": ["Z32O12XQLNTSW2", "Z2IFOLAFXWLO4F", "Z1BKCTXD74EZPE"],
  "eu-west-2": ["ZHURV8PSTC4K8", "ZD4D7Y8KGAS4G", "Z3GKZC51ZF0DB4"],
  "eu-west-3": ["Z3Q77PNBQS71R4", "Z1CMS0P5QUZ6D5", "Z3R1K369G5AVDG"],
  "il-central-1": ["Z09170902867EHPV2DABU", "Z0313266YDI6ZRHTGQY4", "Z09640613K4A3MN55U7GU"],
  "me-central-1": ["Z08230872XQRWHG2XF6I", "Z00282643NTTLPANJJG2P", "Z06143092I8HRXZRUZROF"],
  "me-south-1": ["ZS929ML54UICD", "Z3QSRYVP46NYYV", "Z1MPMWCPA7YB62"],
  "mx-central-1": ["Z023552324OKD1BB28BH5", "Z02031231H3ID6HYJ9A7U", "Z057606446ZNVQJJ8WOP"],
  "sa-east-1": ["Z2P70J7HTTTPLU", "ZTK26PT1VY4CU", "Z7KQH4QJS55SO"],
  "us-east-1": ["Z35SXDOTRQ7X7K", "Z26RNL4JYFTOTI", "Z3AQBSTGFYJSTF"],
  "us-east-2": ["Z3AADJGX6KTTL2", "ZLMOA37VPKANP", "Z2O1EMRO9K5GLX"],
  "us-gov-east-1": ["Z166TLBEWOO7G0", "Z1ZSMQQ6Q24QQ8", "Z2NIFVYYW2VKV1"],
  "us-gov-west-1": ["Z33AYJ8TM3BH4J", "ZMG1MZ2THAWF1", "Z31GFT0UA1I2HV"],
  "us-west-1": ["Z368ELLRRE2KJ0", "Z24FKFUX50B4VW", "Z2F56UZL2M1ACD"],
  "us-west-2": ["Z1H1FL5HABSF5", "Z18D5FSROUN65G", "Z3BJ6K6RIION7M"],
};

/** Regions whose website endpoint is written s3-website-<region>; all others have a dot (the page of S3 endpoints above). */
const DASHED_WEBSITES = new Set([
  "ap-northeast-1",
  "ap-southeast-1",
  "ap-southeast-2",
  "eu-west-1",
  "sa-east-1",
  "us-east-1",
  "us-gov-west-1",
  "us-west-1",
  "us-west-2",
]);

/** The same for every CloudFront distribution (docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html). */
export const CLOUDFRONT_ZONE_ID = "Z2FDTNDATAQYW2";

/** @throws Error for a region that AWS's pages did not list when the table was made */
export function loadBalancerZoneId(region: string, type: string): string {
  return zoneIds(region)[type === "network" ? 1 : 0];
}

/** @throws Error for a region that AWS's pages did not list when the table was made */
export function websiteZoneId(region: string): string {
  return zoneIds(region)[2];
}

/** The domain under which a region's website buckets answer, e.g. s3-website-us-east-1.amazonaws.com. */
export function websiteDomain(region: string, dnsSuffix: string): string {
  return `s3-website${DASHED_WEBSITES.has(region) ? "-" : "."}${region}.${dnsSuffix}`;
}

function zoneIds(region: string) {
  const ids = ZONE_IDS[region];
  if (!ids) throw new Error(`the hosted zones of region "${region}" are not in cli/plan/outputs/zone-ids.ts`);
  return ids;
}
