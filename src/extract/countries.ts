/** Countries and large parts of the world as newspapers name them, those that are no more among them. */
export const COUNTRIES: ReadonlySet<string> = new Set(
  (
    'Afghanistan|Albania|Algeria|Andorra|Angola|Antigua and Barbuda|Argentina|Armenia|' +
    'Australia|Austria|Azerbaijan|Bahamas|Bahrain|Bangladesh|Barbados|Belarus|Belgium|' +
    'Belize|Benin|Bhutan|Bolivia|Bosnia|Bosnia and Herzegovina|Botswana|Brazil|Brunei|' +
    'Bulgaria|Burkina Faso|Burma|Burundi|Cambodia|Cameroon|Canada|Cape Verde|' +
    'Central African Republic|Chad|Chile|China|Colombia|Comoros|Congo|Costa Rica|Croatia|' +
    'Cuba|Cyprus|Czechia|Czechoslovakia|Czech Republic|Denmark|Djibouti|Dominica|' +
    'Dominican Republic|East Germany|East Timor|Ecuador|Egypt|El Salvador|Equatorial Guinea|' +
    'Eritrea|Estonia|Eswatini|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Georgia|Germany|' +
    'Ghana|Greece|Grenada|Guatemala|Guinea|Guinea-Bissau|Guyana|Haiti|Honduras|Hungary|' +
    'Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|' +
    'Jordan|Kazakhstan|Kenya|Kiribati|Korea|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|' +
    'Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|' +
    'Maldives|Mali|Malta|Marshall Islands|Mauritania|Mauritius|Mexico|Micronesia|Moldova|' +
    'Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nauru|Nepal|Netherlands|' +
    'New Zealand|Nicaragua|Niger|Nigeria|North Korea|North Macedonia|North Vietnam|Norway|' +
    'Oman|Pakistan|Palau|Palestine|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|' +
    'Portugal|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Senegal|Serbia|' +
    'Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Solomon Islands|Somalia|South Africa|' +
    'South Korea|South Sudan|South Vietnam|Soviet Union|Spain|Sri Lanka|Sudan|Suriname|' +
    'Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Timor-Leste|Togo|Tonga|' +
    'Tunisia|Turkey|Turkmenistan|Tuvalu|Türkiye|Uganda|Ukraine|United Arab Emirates|' +
    'United Kingdom|United States|United States of America|Uruguay|Uzbekistan|Vanuatu|Vatican|' +
    'Venezuela|Vietnam|West Germany|Yemen|Yugoslavia|Zambia|Zimbabwe|America|Britain|' +
    'Great Britain|England|Scotland|Wales|Northern Ireland|Tibet|Xinjiang|Inner Mongolia|' +
    'Hong Kong|Macau|Macao|Manchuria|Siberia|Crimea|Kashmir|Africa|Asia|Europe|' +
    'North America|South America|Latin America|Southeast Asia|South Asia|East Asia|' +
    'Northeast Asia|Central Asia|Western Europe|Eastern Europe|Middle East|Southeast Europe|' +
    'Oceania|Antarctica|Arctic|UK|USA|US|U.S.|UAE|DPRK|ROK|PRC|USSR'
  ).split('|'),
);
