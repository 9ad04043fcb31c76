import type { ComponentChildren } from 'preact'
import type { HouseholdCard } from '../../../../shared/household.ts'
import { Badge } from '../../../ui/Badge.tsx'
import { Table } from '../../../ui/Table.tsx'
import { count, unknown, written, yesNo, yuan } from '../../../words.ts'

type Of = { card: HouseholdCard }

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card">
    <h2>{title}</h2>
    {children}
  </section>
)

const idWords: Record<string, string> = {
  missing: '没有证件号',
  length: '位数异常',
  checksum: '校验不符',
  refused: '数字格式，末位已丢失',
}

export function People({ card }: Of) {
  return (
    <Section title={`家庭成员 ${card.people.length} 人`}>
      <Table
        caption="家庭成员，证件号码已遮盖"
        rows={card.people}
        rowKey={(one) => one.key}
        columns={[
          { name: '姓名', kind: 'main', cell: (one) => one.name },
          { name: '与户主关系', cell: (one) => written(one.relation) },
          { name: '性别', cell: (one) => written(one.sex) },
          { name: '年龄', kind: 'number', cell: (one) => (one.age === null ? unknown : `${one.age} 岁`) },
          {
            name: '证件号码',
            cell: (one) => (
              <span class="number">
                {one.idMasked ?? unknown}{' '}
                {one.idState !== null && idWords[one.idState] && <Badge tone="warn">{idWords[one.idState]}</Badge>}
              </span>
            ),
          },
          { name: '文化程度', cell: (one) => written(one.education) },
          { name: '在校', cell: (one) => (one.school === '' ? '不在校' : written(one.school)) },
          { name: '健康', cell: (one) => written(one.health) },
          { name: '劳动能力', cell: (one) => written(one.labour) },
          { name: '务工', cell: (one) => (one.workMonths === null ? unknown : `${one.workMonths} 个月`) },
          { name: '医保', cell: (one) => yesNo(insured(one)) },
        ]}
      />
    </Section>
  )
}

function insured(one: HouseholdCard['people'][number]): boolean | null {
  if (one.insuredResident || one.insuredEmployee) return true
  return one.insuredResident === null && one.insuredEmployee === null ? null : false
}

export function Incomes({ card }: Of) {
  if (card.incomes.length === 0) return null
  return (
    <Section title="历年收入">
      <Table
        quiet
        caption="家庭收入，按年"
        rows={card.incomes}
        rowKey={(one) => one.year}
        columns={[
          { name: '年度', kind: 'main', cell: (one) => `${one.year} 年` },
          { name: '工资性', kind: 'number', cell: (one) => yuan(one.wagesFen) },
          { name: '经营性', kind: 'number', cell: (one) => yuan(one.businessFen) },
          { name: '财产性', kind: 'number', cell: (one) => yuan(one.propertyFen) },
          { name: '转移性', kind: 'number', cell: (one) => yuan(one.transferFen) },
          { name: '经营支出', kind: 'number', cell: (one) => yuan(one.costsFen) },
          { name: '纯收入', kind: 'number', cell: (one) => yuan(one.netFen) },
          { name: '人均', kind: 'number', cell: (one) => yuan(one.perHeadFen) },
        ]}
      />
    </Section>
  )
}

export function Measures({ card }: Of) {
  return (
    <Section title="帮扶计划和措施">
      {card.plans.map((plan) => (
        <p key={plan.year}>
          <strong>{plan.year} 年计划：</strong>
          {written(plan.content)}
        </p>
      ))}
      {card.measures.length === 0 ? (
        <p>没有帮扶措施记录。</p>
      ) : (
        <Table
          quiet
          caption="帮扶措施"
          rows={card.measures}
          rowKey={(_, index) => index}
          columns={[
            { name: '类别', kind: 'main', cell: (one) => written(one.category) },
            { name: '内容', cell: (one) => written(one.content) },
            { name: '开始', cell: (one) => written(one.startedOn) },
            { name: '金额', kind: 'number', cell: (one) => yuan(one.amountFen) },
            { name: '完成', cell: (one) => yesNo(one.done) },
          ]}
        />
      )}
    </Section>
  )
}

export function Visits({ card }: Of) {
  return (
    <Section title={`走访 ${count(card.visitTotal)} 次`}>
      {card.visits.length === 0 ? (
        <p>没有走访记录。</p>
      ) : (
        <Table
          caption={`最近 ${card.visits.length} 次走访`}
          rows={card.visits}
          rowKey={(_, index) => index}
          columns={[
            { name: '日期', kind: 'main', cell: (one) => one.visitedOn },
            { name: '走访人', cell: (one) => one.cadreName },
            { name: '方式', cell: (one) => written(one.way) },
            { name: '了解到', cell: (one) => written(one.found) },
            { name: '答应的事', cell: (one) => written(one.promised) },
          ]}
        />
      )}
    </Section>
  )
}
