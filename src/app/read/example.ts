/** A passage to try the reading with, made up for the purpose, in the habits of several publishers. */
export const EXAMPLE = `The port of Jiaxing (嘉兴) wants to be more than a feeder. At a meeting in March, Mayor Li Jun (李军) promised "high-quality development (高质量发展)" and a "digital twin" [数字孪生] of every quay. The plan names the Ministry of Transport (MOT; 交通运输部) as its patron and quotes the *People's Daily* (人民日报) twice.

Not everyone is convinced. A dockers' newsletter, 《码头通讯》, asks who will pay for the cranes.`;
