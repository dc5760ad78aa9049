/** What an authority issues, by how it is called in Chinese: opinions on a matter, a decision on it, an order by its number; in either script. */
export const ISSUED =
  /关[于於].+的(?:若干|实施|指导)?(?:意见|通知|决定|准则|规定|办法|报告|批复|公告|决议|通报|方案)$|令第[\d一二三四五六七八九十百〇零]{1,5}[号號]$|關於.+的(?:若干|實施|指導)?(?:意見|通知|決定|準則|規定|辦法|報告|批復|公告|決議|通報|方案)$/;
