/** A phone (电话) as it is whole: a mobile of eleven digits, a landline with its area code and maybe an extension (转). */
export const isMobile = (number: string): boolean => /^1[3-9]\d{9}$/.test(number)
export const isLandline = (number: string): boolean => /^0\d{2,3}-?[2-9]\d{6,7}(转\d{1,6})?$/.test(number)
