// Names of the criteria and what each measures, for the scoring model as the API serves it and for the texts of matches.
import type { Language } from '../../catalogues/catalogue.ts'
import type { CriterionKey } from '../../scoring/model.ts'
import type { CriterionDescriptions } from './words.ts'

export const criterionTitles: Readonly<Record<Language, Readonly<Record<CriterionKey, string>>>> = {
  en: {
    sector: 'sector',
    taxonomy: 'EU Taxonomy',
    ticket: 'amount',
    cam: 'Minimum Environmental Criteria (CAM)',
    instrument: 'instrument',
    mode: 'cooperation mode',
    region: 'region',
    size: 'company size',
    track_record: 'track record',
    credentials: 'credentials'
  },
  it: {
    sector: 'settore',
    taxonomy: 'tassonomia UE',
    ticket: 'importo',
    cam: 'Criteri Ambientali Minimi (CAM)',
    instrument: 'strumento',
    mode: 'modalità di cooperazione',
    region: 'territorio',
    size: 'dimensione d\'impresa',
    track_record: 'esperienza',
    credentials: 'credenziali'
  },
  zh: {
    sector: '行业',
    taxonomy: '欧盟分类法',
    ticket: '金额',
    cam: '意大利最低环境标准（CAM）',
    instrument: '投资工具',
    mode: '合作方式',
    region: '地域',
    size: '企业规模',
    track_record: '投资经验',
    credentials: '自身资质'
  }
}

export const criterionDescriptions: Readonly<Record<Language, CriterionDescriptions>> = {
  en: {
    mandate_to_sme: {
      sector: 'this criterion measures how near the company\'s activities lie to the sectors the mandate wants, half by the best activity and half by all of them weighted by revenue',
      taxonomy: 'this criterion measures how far the company\'s claims under the EU Taxonomy meet what the mandate asks for, by the tests met, the evidence, its age and the share of turnover, CapEx or OpEx',
      ticket: 'this criterion measures how well the amount the company needs fits the investor\'s ticket',
      cam: 'this criterion measures how many of the Minimum Environmental Criteria (CAM) of the categories wanted the company meets, by the status of the decree and the evidence',
      instrument: 'this criterion measures how well the best pair of instruments of both sides fits together',
      mode: 'this criterion measures which share of the cooperation modes the mandate wants the company states too',
      region: 'this criterion measures how near the company is based to the places the mandate wants',
      size: 'this criterion measures how near the company\'s size class is to those the mandate wants'
    },
    need_to_investor: {
      track_record: 'this criterion measures how many of the investor\'s past deals lie near the company\'s sector and place, with older deals counting less',
      ticket: 'this criterion measures how well the investor\'s ticket fits the amount the company needs',
      credentials: 'this criterion considers what the investor shows of its own sustainability, by taxonomy and CAM claims, memberships and labels',
      instrument: 'this criterion measures how well the best pair of instruments of both sides fits together',
      mode: 'this criterion measures which share of the cooperation modes the need wants the investor states too',
      region: 'this criterion measures how near the investor is based to the places the need wants'
    }
  },
  it: {
    mandate_to_sme: {
      sector: 'questo criterio misura quanto le attività dell\'impresa sono vicine ai settori richiesti dal mandato: per metà conta la più vicina, per metà contano tutte in proporzione ai ricavi',
      taxonomy: 'questo criterio misura quanto le dichiarazioni dell\'impresa secondo la tassonomia UE rispondono al mandato, in base ai requisiti soddisfatti, alle prove e alla loro data, e alla quota di fatturato, spese in conto capitale o spese operative',
      ticket: 'questo criterio misura quanto l\'importo richiesto dall\'impresa è compatibile con il taglio d\'investimento dell\'investitore',
      cam: 'questo criterio misura in quale misura l\'impresa soddisfa i Criteri Ambientali Minimi (CAM) delle categorie richieste, tenendo conto dello stato del decreto e delle prove',
      instrument: 'questo criterio misura quanto è compatibile la migliore coppia di strumenti delle due parti',
      mode: 'questo criterio misura quale parte delle modalità di cooperazione richieste dal mandato è indicata anche dall\'impresa',
      region: 'questo criterio misura quanto la sede dell\'impresa è vicina ai territori richiesti dal mandato',
      size: 'questo criterio misura quanto la classe dimensionale dell\'impresa è vicina a quelle richieste dal mandato'
    },
    need_to_investor: {
      track_record: 'questo criterio misura quante operazioni passate dell\'investitore sono vicine al settore e al territorio dell\'impresa, con un peso minore per quelle meno recenti',
      ticket: 'questo criterio misura quanto il taglio d\'investimento dell\'investitore è compatibile con l\'importo richiesto dall\'impresa',
      credentials: 'questo criterio valuta la sostenibilità dell\'investitore stesso, in base alle sue dichiarazioni su tassonomia UE e CAM, alle adesioni e ai marchi',
      instrument: 'questo criterio misura quanto è compatibile la migliore coppia di strumenti delle due parti',
      mode: 'questo criterio misura quale parte delle modalità di cooperazione richieste dall\'impresa è indicata anche dall\'investitore',
      region: 'questo criterio misura quanto la sede dell\'investitore è vicina ai territori richiesti dall\'impresa'
    }
  },
  zh: {
    mandate_to_sme: {
      sector: '该项指标衡量企业活动与投资意向所要求行业的接近程度，一半按最相近的活动计算，一半按全部活动的收入占比加权计算',
      taxonomy: '该项指标衡量企业的欧盟分类法声明满足投资意向要求的程度，依据已满足的各项要求、证据及其时效，以及占营业收入、资本支出或运营支出的比例',
      ticket: '该项指标衡量企业所需金额与投资方单笔投资规模的匹配程度',
      cam: '该项指标衡量企业满足所要求类别的意大利最低环境标准（CAM）的程度，并考虑相关部长令的效力状态和证据',
      instrument: '该项指标衡量双方投资工具中最佳一组的匹配程度',
      mode: '该项指标衡量投资意向所要求的合作方式中，企业同样提出的比例',
      region: '该项指标衡量企业所在地与投资意向所要求地区的接近程度',
      size: '该项指标衡量企业规模与投资意向所要求规模的接近程度'
    },
    need_to_investor: {
      track_record: '该项指标衡量投资方以往交易与企业所在行业和地区的接近程度，时间较早的交易权重较低',
      ticket: '该项指标衡量投资方单笔投资规模与企业所需金额的匹配程度',
      credentials: '该项指标衡量投资方自身的可持续发展资质，依据其欧盟分类法声明、CAM 声明、成员身份、标识与认证',
      instrument: '该项指标衡量双方投资工具中最佳一组的匹配程度',
      mode: '该项指标衡量企业所要求的合作方式中，投资方同样提出的比例',
      region: '该项指标衡量投资方所在地与企业所要求地区的接近程度'
    }
  }
}
